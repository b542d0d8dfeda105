package dev.plumbline.service.work;

import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** What a worker lives among. */
public record WorkerContext(KafkaSettings kafka, Meters meters, InstantSource clock, LongSupplier nanoTime) {
    public static WorkerContext of(KafkaSettings kafka, Meters meters) {
        return new WorkerContext(kafka, meters, InstantSource.system(), System::nanoTime);
    }
}

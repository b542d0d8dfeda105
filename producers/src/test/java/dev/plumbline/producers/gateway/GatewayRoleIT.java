package dev.plumbline.producers.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.producers.resolver.ManifestSink;
import dev.plumbline.producers.resolver.RequestResolver;
import dev.plumbline.producers.resolver.ResolverRole;
import dev.plumbline.producers.resolver.TestImages;
import dev.plumbline.service.HttpAddress;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Registry;
import dev.plumbline.service.RoleHost;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TestingClock;
import dev.plumbline.testing.TopicReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class GatewayRoleIT {
    private static final String STUDY = """
            name: s
            task: pacs:photo->cartoon
            finetuning: {recipe: small/finetune, epochs: 3}
            architectures: [resnet8_small]
            seeds: [0, 1]
            series:
              - name: scratch
              - name: animals
                pretraining: {source: animals, recipe: small/pretrain, variant: {images: {perClass: 4}}}
            """;

    private static final Duration LONG = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestingClock clock = new TestingClock();

    @Test
    void aStudyGoesInByHttpAndIsAcceptedRunByRun(TestKafka kafka, @TempDir Path directory) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        new Installation(settings).create();
        RequestResolver resolver = TestImages.resolver(TestImages.sources(directory), ManifestSink.none());
        try (Registry registry = Registry.open();
                RoleHost host = RoleHost.start(
                        new HttpAddress("127.0.0.1", 0),
                        registry.prometheus(),
                        List.of(
                                new ResolverRole(settings, resolver, new Meters(registry.prometheus()), clock),
                                new GatewayRole(settings, resolver::check, clock)));
                TopicReader<String, Accepted> reader =
                        kafka.reader(kafka.topics().accepted())) {
            assertThat(post(host.uri(), "/v1/studies", "application/yaml", STUDY))
                    .isEqualTo(202);
            assertThat(post(
                            host.uri(),
                            "/v1/studies",
                            "application/yaml",
                            STUDY.replace("perClass: 4", "perClass: 600")))
                    .isEqualTo(400);
            assertThat(post(host.uri(), "/v1/studies", "application/yaml", STUDY))
                    .isEqualTo(202);

            assertThat(reader.values(4, LONG))
                    .extracting(accepted -> accepted.request().series())
                    .containsExactly("scratch", "animals", "scratch", "animals");
            kafka.send(
                    kafka.topics().rejected(),
                    new Rejected(
                            "mine",
                            new Place("plumbline.requests", 0, 3),
                            "unknown",
                            null,
                            null,
                            "expected t",
                            Instant.EPOCH));
            awaitRun(host.uri().resolve("/v1/runs/mine"));
        }
    }

    /** Asks again until the gateway has read the topic; the test's own time limit ends it. */
    private void awaitRun(URI run) throws Exception {
        CompletableFuture<String> shown = new CompletableFuture<>();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!shown.isDone() && Instant.now().isBefore(deadline)) {
            var response = client.send(HttpRequest.newBuilder(run).build(), BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                shown.complete(response.body());
            }
        }
        assertThat(Json.strict()
                        .readTree(shown.get(0, TimeUnit.SECONDS))
                        .at("/status")
                        .asText())
                .isEqualTo("rejected");
    }

    private int post(URI base, String path, String type, String body) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(base.resolve(path))
                                .header("content-type", type)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}

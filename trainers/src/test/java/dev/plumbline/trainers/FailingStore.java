package dev.plumbline.trainers;

import dev.plumbline.models.checkpoint.CheckpointStore;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store that fails when it is told to, as a full disk does: the call is lost before anything comes of it. */
final class FailingStore implements InvocationHandler {
    private final CheckpointStore behind;
    private final Map<String, Integer> faults = new HashMap<>();
    /** The methods that were called, with those that failed. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    FailingStore(CheckpointStore behind) {
        this.behind = behind;
    }

    /** The next {@code times} calls of this method fail. */
    FailingStore failing(String method, int times) {
        faults.put(method, times);
        return this;
    }

    CheckpointStore store() {
        return (CheckpointStore) Proxy.newProxyInstance(
                CheckpointStore.class.getClassLoader(), new Class<?>[] {CheckpointStore.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        calls.add(method.getName());
        if (faults.merge(method.getName(), -1, Integer::sum) >= 0) {
            throw new IOException("No space left on device");
        }
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package dev.plumbline.service;

import io.vertx.ext.web.Router;
import java.util.List;

/** One part of the loop, alone in a process or beside others: gateway, planner, trainer, evaluator, analytics. */
public interface Role extends AutoCloseable {

    /** One lower-case word. */
    String name();

    /** Mounts the role's HTTP routes on its process's server; called once, before {@link #start()}. */
    default void routes(Router router) {}

    /** Begins the work and returns once it has begun. */
    void start() throws Exception;

    /** How the role stands; called from any thread after {@link #start()}, and quick. */
    List<HealthCheck> health();

    /** Ends the work in order; also called if {@link #start()} failed. */
    @Override
    void close();
}

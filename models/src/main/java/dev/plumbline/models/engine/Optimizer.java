package dev.plumbline.models.engine;

import java.util.List;

/**
 * How a step moves weights: PyTorch's fused and multi-tensor forms, so its arithmetic and its names for the state. The
 * arithmetic is held to PyTorch's numbers by {@code OptimizerStepsIT}.
 */
public sealed interface Optimizer {
    /** The names of the tensors kept per parameter, as PyTorch names them: at most two. */
    List<String> slots();

    double weightDecay();

    /**
     * TorchScript that moves the parameters {@code p} by the gradients {@code g}, which it may spoil, given {@code first}
     * and {@code second} (what is kept per parameter, in the order of {@link #slots}), {@code lr}, {@code decay} and
     * {@code step} (from 1).
     */
    List<String> statements();

    /** {@code torch.optim.SGD} without dampening. */
    record Sgd(double momentum, double weightDecay, boolean nesterov) implements Optimizer {
        /** @throws IllegalArgumentException where Nesterov's momentum is 0: PyTorch refuses it too */
        public Sgd {
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("Nesterov's momentum must be above 0");
            }
        }

        @Override
        public List<String> slots() {
            return momentum == 0 ? List.of() : List.of("momentum_buffer");
        }

        /* A zero buffer makes PyTorch's special first step the ordinary one: momentum * 0 + g. */
        @Override
        public List<String> statements() {
            return List.of(("torch._fused_sgd_(p, g, first, weight_decay=decay, momentum=%s, lr=lr, "
                            + "dampening=0., nesterov=%s, maximize=False, is_first_step=False)")
                    .formatted(momentum, nesterov ? "True" : "False"));
        }
    }

    /** {@code torch.optim.Adam} without amsgrad: weight decay is added to the gradient. */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        @Override
        public List<String> slots() {
            return moments();
        }

        @Override
        public List<String> statements() {
            return fusedAdam("_fused_adam_", beta1, beta2, epsilon);
        }
    }

    /** {@code torch.optim.AdamW} without amsgrad: weight decay is apart from the gradient. */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        @Override
        public List<String> slots() {
            return moments();
        }

        @Override
        public List<String> statements() {
            return fusedAdam("_fused_adamw_", beta1, beta2, epsilon);
        }
    }

    /** {@code torch.optim.RMSprop}, not centred; PyTorch has it in no fused form. */
    record RmsProp(double alpha, double epsilon, double momentum, double weightDecay) implements Optimizer {
        @Override
        public List<String> slots() {
            return momentum == 0 ? List.of("square_avg") : List.of("square_avg", "momentum_buffer");
        }

        @Override
        public List<String> statements() {
            String change =
                    momentum == 0 ? "torch._foreach_addcdiv_(p, g, mean, torch.neg(lr))" : """
                    torch._foreach_mul_(second, %s)
                    torch._foreach_addcdiv_(second, g, mean, 1)
                    torch._foreach_add_(p, second, alpha=torch.neg(lr))""".formatted(momentum);
            return """
                    if torch.ne(decay, 0.):
                      torch._foreach_add_(g, p, alpha=decay)
                    torch._foreach_mul_(first, %s)
                    torch._foreach_addcmul_(first, g, g, %s)
                    mean = torch._foreach_sqrt(first)
                    torch._foreach_add_(mean, %s)
                    %s""".formatted(alpha, 1 - alpha, epsilon, change).lines().toList();
        }
    }

    /** None: for a network that only predicts. */
    record Frozen() implements Optimizer {
        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public double weightDecay() {
            return 0;
        }

        @Override
        public List<String> statements() {
            return List.of();
        }
    }

    private static List<String> moments() {
        return List.of("exp_avg", "exp_avg_sq");
    }

    private static List<String> fusedAdam(String name, double beta1, double beta2, double epsilon) {
        return """
                count = torch.new_full(p[0], [], step)
                counts = annotate(List[Tensor], [])
                for _ in p:
                  _10 = torch.append(counts, count)
                torch.%s(p, g, first, second, annotate(List[Tensor], []), counts, lr=lr, beta1=%s, beta2=%s, weight_decay=decay, eps=%s, amsgrad=False, maximize=False)""".formatted(name, beta1, beta2, epsilon).lines().toList();
    }
}

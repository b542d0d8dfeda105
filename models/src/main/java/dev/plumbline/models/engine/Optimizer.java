package dev.plumbline.models.engine;

import java.util.List;

/** How a step moves the weights: PyTorch's fused optimizers, so its arithmetic and its names for the state. */
public sealed interface Optimizer {
    /** The names of the tensors kept per parameter, as PyTorch names them: at most two. */
    List<String> slots();

    /** TorchScript that updates the parameters {@code p} by the gradients {@code g}, given {@code lr} and {@code step}. */
    List<String> statements();

    /** {@code torch.optim.SGD} without dampening. */
    record Sgd(double momentum, double weightDecay, boolean nesterov) implements Optimizer {
        @Override
        public List<String> slots() {
            return List.of("momentum_buffer");
        }

        /* A zero buffer makes PyTorch's special first step the ordinary one: momentum * 0 + g. */
        @Override
        public List<String> statements() {
            return List.of(("torch._fused_sgd_(p, g, self.first, weight_decay=%s, momentum=%s, lr=lr, "
                            + "dampening=0., nesterov=%s, maximize=False, is_first_step=False)")
                    .formatted(weightDecay, momentum, nesterov ? "True" : "False"));
        }
    }

    /** {@code torch.optim.AdamW}. */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        @Override
        public List<String> slots() {
            return List.of("exp_avg", "exp_avg_sq");
        }

        @Override
        public List<String> statements() {
            return List.of(
                    "count = torch.new_full(p[0], [], step)",
                    "counts = annotate(List[Tensor], [])",
                    "for _ in p:",
                    "  _5 = torch.append(counts, count)",
                    ("torch._fused_adamw_(p, g, self.first, self.second, annotate(List[Tensor], []), counts, lr=lr, "
                                    + "beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False)")
                            .formatted(beta1, beta2, weightDecay, epsilon));
        }
    }

    /** None: for a network that only predicts. */
    record Frozen() implements Optimizer {
        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public List<String> statements() {
            return List.of();
        }
    }
}

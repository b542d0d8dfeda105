package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum StageKind {
    @JsonProperty("pretrain")
    PRETRAIN,
    @JsonProperty("finetune")
    FINETUNE
}

package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a test set is for: validation chooses and alerts, test is only reported. */
public enum TestRole {
    @JsonProperty("idValidation")
    ID_VALIDATION,
    @JsonProperty("idTest")
    ID_TEST,
    @JsonProperty("oodValidation")
    OOD_VALIDATION,
    @JsonProperty("oodTest")
    OOD_TEST
}

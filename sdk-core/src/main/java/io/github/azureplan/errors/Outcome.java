package io.github.azureplan.errors;

/** Whether a failed call has changed anything at the service. */
public enum Outcome {
    /** Nothing was changed; the call may be made again. */
    NOT_APPLIED,
    /** The change was made, only the answer could not be used. */
    APPLIED,
    /** The answer was lost; look at the state, or resume with what the exception names, before calling again. */
    UNKNOWN
}

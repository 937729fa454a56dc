package dev.sextant.ports;

/// The guest used up a resource that the embedder bounds, such as the depth of its calls or its fuel.
///
/// @spec A.2 Implementation Limitations
public final class Exhaustion extends GuestFault {

    /// What is used up.
    public enum Resource {
        CALL_STACK("call stack exhausted"),
        FUEL("fuel exhausted");

        private final String text;

        Resource(String text) {
            this.text = text;
        }

        /// The wording.
        public String text() {
            return text;
        }
    }

    private final Resource resource;

    public Exhaustion(Resource resource, String detail) {
        super(resource.text() + ": " + detail);
        this.resource = resource;
    }

    /// What is used up.
    public Resource resource() {
        return resource;
    }
}

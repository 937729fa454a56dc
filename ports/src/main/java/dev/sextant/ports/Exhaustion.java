package dev.sextant.ports;

/// The guest used up a resource that the embedder bounds: the depth of its calls or its fuel. (Memories, tables and instances are
/// bounded, too: growth beyond a [Store]'s budget answers -1, and a module that wants too much to begin with is an
/// [UnlinkableException].) What was written stays, and the instance can be called again.
///
/// @spec A.2 Implementation Limitations
public final class Exhaustion extends GuestFault {

    /// What is used up.
    public enum Resource {
        /// The depth of calls ([EngineOptions#maximumCallDepth]), the room for their variables, or the stack of the thread
        /// itself.
        CALL_STACK("call stack exhausted"),

        /// What the store has of [Fuel].
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

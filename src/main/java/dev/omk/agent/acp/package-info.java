/**
 * Agents that speak the Agent Client Protocol, version 1 (JSON-RPC 2.0 over stdin and stdout, one
 * message a line; the schema of agentclientprotocol/agent-client-protocol).
 *
 * <p>Neither file access nor terminals are offered, so that an agent works with its own tools on
 * the work tree, which is then judged. What an agent sends is data: a message that makes no sense
 * is noted and ignored, a method that is not known is refused, and only silence, its end or its own
 * word end the turn. Everything runs in the thread that follows the process.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.agent.acp;

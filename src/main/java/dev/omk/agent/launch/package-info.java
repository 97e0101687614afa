/** Makes an agent of what the catalogue resolved: the one place that knows every kind. */
@org.jspecify.annotations.NullMarked
package dev.omk.agent.launch;

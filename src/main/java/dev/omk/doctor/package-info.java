/**
 * What {@code omk doctor} looks at: one small class a {@link dev.omk.doctor.Check}, one {@link
 * dev.omk.doctor.Diagnosis} for each thing that was looked at. To add a check, write its class and
 * name it in {@link dev.omk.doctor.Doctor}.
 *
 * <p>Nothing is changed, in the project or in the state directory. A program is started only if it
 * is known what its {@code --version} does, never if it lies inside the work tree or the state
 * directory, and then with little of the environment, outside of the project, for a few seconds at
 * most, and with all that it starts ended. {@link dev.omk.doctor.Health.Broken} is for what omk
 * needs; what is optional is at worst a warning or absent.
 *
 * <p>Depends on {@code control} for the workspace, and on the rooms whose things it looks at; only
 * the command line knows it.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.doctor;

package io.steplint.flow;

import io.steplint.asl.Transition;

/**
 * A way out of a state, with what is known there.
 *
 * @param transition the way
 * @param frame what the next state is entered with; dead where the way is never taken
 */
record Edge(Transition transition, Frame frame) {}

/**
 * How a run comes about: the door, the lease's keeper, the schedules and the route around a stage.
 */
package io.serai.hub.run;

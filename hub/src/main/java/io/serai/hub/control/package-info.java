/** The hub's operations over JMX, and who may reach them by HTTP. */
package io.serai.hub.control;

/** What the hub knows of each flow: its stages, its payload, and the beans its routes name. */
package io.serai.hub.flow;

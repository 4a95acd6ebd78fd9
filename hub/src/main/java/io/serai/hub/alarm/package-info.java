/** Alarms: watching for what does not happen, and telling people by mail. */
package io.serai.hub.alarm;

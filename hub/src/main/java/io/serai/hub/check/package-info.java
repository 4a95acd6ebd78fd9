/** What {@code ./serai check} looks at: settings, route files, SQL files, services. */
package io.serai.hub.check;

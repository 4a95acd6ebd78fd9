/** What keeps people's addresses out of everything that stays. */
package io.serai.sailthru.privacy;

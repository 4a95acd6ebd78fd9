/** The Java steps of the mail flow's routes. */
package io.serai.mail.steps;

/** Whoever reads the sandbox's mail: people, mail systems and machines that write back. */
package io.serai.sandbox.robot;

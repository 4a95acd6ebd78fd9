/** What the stand-in for MongoDB lacks: questions that use its indexes. */
package io.serai.sandbox.mongo;

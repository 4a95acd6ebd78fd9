/** What the flow asks of Elasticsearch, and what it makes of the answers. */
package io.serai.engagements.elastic;

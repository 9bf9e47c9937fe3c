/** How to reach one Neo4j database. */
export interface Connection {
  /** `bolt`, `neo4j`, with `+s` or `+ssc` for encryption. Carries no user and no password. */
  readonly uri: string;
  readonly username: string;
  /** Absent: the server is asked without authentication. */
  readonly password?: string;
  readonly database: string;
}

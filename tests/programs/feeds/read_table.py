"""Reads a Parquet file with DuckDB and prints its columns' types and its rows, as JSON."""

import json
import sys

import duckdb

table = duckdb.connect().from_parquet(sys.argv[1])
types = [[name, str(kind)] for name, kind in zip(table.columns, table.types)]
print(json.dumps({"types": types, "rows": table.fetchall()}, default=lambda date: date.isoformat()))

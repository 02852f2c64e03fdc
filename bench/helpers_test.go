package main

import "strings"

// command runs bench and gives its exit status, output and messages.
func command(args ...string) (status int, out, messages string) {
	var o, m strings.Builder
	status = run(args, &o, &m)
	return status, o.String(), m.String()
}

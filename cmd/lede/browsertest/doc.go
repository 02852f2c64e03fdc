// Package browsertest tests the workbench of lede serve in a real browser: chromium, as
// Debian has it. Without one the tests say that they were skipped. It is a module of its own,
// so that the driver of the browser is none of lede's dependencies.
package browsertest

# golangci-lint is run by version: its dependencies stay out of go.mod.
LINT = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: test lint tidy golden fuzz

test:
	go test ./...

lint:
	$(LINT) run ./...
	cd bench && $(LINT) run --config ../.golangci.yml ./...
	cd beam && $(LINT) run --config ../.golangci.yml ./...
	cd cmd/lede/browsertest && $(LINT) run --config ../../../.golangci.yml ./...

tidy:
	go mod tidy -diff
	cd bench && go mod tidy -diff
	cd beam && go mod tidy -diff
	cd cmd/lede/browsertest && go mod tidy -diff

golden:
	go test . -update

# fuzz runs each fuzz target of the library for a while: make fuzz FUZZTIME=1m
FUZZTIME ?= 10s
fuzz:
	@set -e; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$pkg; \
		done; \
	done

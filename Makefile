# golangci-lint is run by version: its dependencies stay out of go.mod.
LINT = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: test lint tidy golden fuzz picture

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
# On a busy machine go test may find nothing and yet fail, as a worker was late when the
# time was over: "context deadline exceeded". That target runs once more.
FUZZTIME ?= 10s
fuzz:
	@set -e; log=$$(mktemp); trap 'rm -f "$$log"' EXIT; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$target"; \
			run() { go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$pkg > "$$log" 2>&1; }; \
			if ! run; then \
				cat "$$log"; \
				grep -q 'context deadline exceeded' "$$log" && ! grep -q 'Failing input' "$$log" && run || { cat "$$log"; exit 1; }; \
			fi; \
			tail -n 1 "$$log"; \
		done; \
	done

# picture draws the picture in README: a page of a wall explained, as it looks in
# chromium, which is Debian's package of that name.
CHROMIUM ?= chromium
picture:
	@command -v $(CHROMIUM) >/dev/null || { echo "make picture needs chromium: apt-get install chromium" >&2; exit 1; }
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	go run ./cmd/lede explain --url https://www.harbour-gazette.example/ferry -o "$$folder/explained.html" cmd/lede/internal/explain/testdata/gated.html; \
	$(CHROMIUM) --headless --no-sandbox --hide-scrollbars --user-data-dir="$$folder/profile" --window-size=1200,760 \
		--screenshot=cmd/lede/explained.png "file://$$folder/explained.html" 2> "$$folder/log" || { cat "$$folder/log"; exit 1; }

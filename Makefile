# Short names for what one does here; `make help` lists them. Each target sees to its own needs: packages that are
# missing are installed (by name, said aloud), and nothing is fetched from anywhere but the distribution.
.DEFAULT_GOAL := build
PRESET ?= release
FUZZ_SECONDS ?= 60
READERS ?=
FIGURES ?= soak

build: packages ## build an optimised tally into build/
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET)

run: packages ## build tally, check the example articles and show what they agree on
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target tally
	build/tally check -C fixtures/articles/summit --show all --exit-zero

test: build ## build and run the whole test suite
	ctest --preset $(PRESET)

sanitize: ## the same suite under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory PRESET=dev test

soak: build ## the database at its long figures, tests of endurance and a bench: two hours; FIGURES=hour for less
	@.ci/packages ripgrep libicu-dev libgumbo-dev libxml2-dev nlohmann-json3-dev
	@cmake --build --preset $(PRESET) --target tally_bench
	build/bench/tally_bench check_store_10m rss rss_growth text_growth
	build/tests/tally_tests --list_content 2>&1 | sed -n 's/^\(database_[a-z_]*\)\*$$/\1/p' | \
	TALLY=build/tally TALLY_FIGURES=$(FIGURES) xargs -P $$(nproc) -I SUITE \
	build/tests/tally_tests --log_level=message --color_output=no --run_test=SUITE

fuzz: packages ## fuzz harnesses for FUZZ_SECONDS (60) each: all, or those of READERS ("values rules")
	@.ci/packages clang-19 libclang-rt-19-dev
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz --target $(if $(READERS),$(addprefix tally_fuzz_,$(READERS)),tally_fuzz)
	.ci/fuzz $(FUZZ_SECONDS) $(READERS)

browser: build ## the HTML report in chromium; PICTURES=FOLDER keeps pictures of it
	@.ci/packages chromium && { command -v npm >/dev/null || .ci/packages nodejs npm; }
	npm --prefix tests/browser ci --silent --no-audit --no-fund
	TALLY=build/tally node tests/browser/report.mjs $(PICTURES)

bench: packages ## timed runs against named peers
	@.ci/packages ripgrep libicu-dev libgumbo-dev libxml2-dev nlohmann-json3-dev
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target tally_bench
	build/bench/tally_bench

update: build ## rewrite golden files; review with git diff
	TALLY=build/tally build/tests/tally_tests --log_level=error -- --update

format: ## lay out all sources
	@.ci/packages clang-format-19
	git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

lint: ## layout, clang-tidy, and that each header compiles alone
	@.ci/packages clang-format-19 clang-tidy-19 clang-19
	git ls-files '*.cpp' '*.h' | xargs clang-format-19 --dry-run -Werror
	@cmake --preset release >/dev/null
	cmake --build --preset release --target libtally_verify_interface_header_sets
	git ls-files 'claims/*.cpp' 'db/*.cpp' | xargs -P 2 -n 4 clang-tidy-19 -p build --quiet

coverage: packages ## line coverage of the test suite
	@.ci/packages gcovr
	@$(MAKE) --no-print-directory PRESET=coverage test
	gcovr --root . --filter claims/ --filter db/ build-coverage

install: build ## install the program (PREFIX=/usr/local)
	cmake --install build --prefix $(or $(PREFIX),/usr/local)

check: test sanitize lint ## what is worth running before a release; `make browser` besides

packages: ## install the packages that are missing
	@.ci/packages

clean: ## remove what was built
	rm -rf build build-*

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

.PHONY: build run test soak sanitize browser fuzz bench update format lint coverage install check packages clean help

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"cdk8s-kubevirt.dev/conformance/internal/judge"
	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// question is one line of input. Gates and arch take the place of the flags where given.
type question struct {
	ID       string         `json:"id"`
	Gates    []string       `json:"gates"`
	Arch     string         `json:"arch"`
	Manifest map[string]any `json:"manifest"`
	// Beside are objects that are there besides, by their paths at the API server. All questions about a cluster share them.
	Beside map[string]any `json:"beside"`
	// Stored asks for the object as the API server would store it, too.
	Stored bool `json:"stored"`
}

// judgeAll reads questions from standard input and answers in the same order, a line each.
func judgeAll(ctx context.Context, command command) error {
	var questions []question
	for input := json.NewDecoder(bufio.NewReader(os.Stdin)); input.More(); {
		asked := question{Gates: command.options.FeatureGates, Arch: command.options.Architecture}
		if err := input.Decode(&asked); err != nil {
			return err
		}
		questions = append(questions, asked)
	}
	if len(questions) == 0 {
		return errors.New("nothing to judge on standard input")
	}
	answers := os.Stdout
	os.Stdout = os.Stderr   // virt-operator's webhook prints
	debug.SetGCPercent(400) // KubeVirt's schema check makes much garbage
	judges, err := judgesFor(questions, command.schemas)
	if err != nil {
		return err
	}
	verdicts := make([]judge.Verdict, len(questions))
	failures := make([]error, len(questions))
	inParallel(len(questions), func(i int) {
		if ctx.Err() == nil {
			verdicts[i], failures[i] = judges[questions[i].cluster()].Judge(questions[i].Manifest)
			verdicts[i].ID = questions[i].ID
			if !questions[i].Stored {
				verdicts[i].Stored = nil
			}
		}
	})
	if err := errors.Join(append(failures, ctx.Err())...); err != nil {
		return err
	}
	output := bufio.NewWriter(answers)
	encoder := json.NewEncoder(output)
	for _, verdict := range verdicts {
		if err := encoder.Encode(verdict); err != nil {
			return err
		}
	}
	return output.Flush()
}

func (q question) cluster() string { return q.Arch + " " + strings.Join(q.Gates, ",") }

func judgesFor(questions []question, schemas string) (map[string]*judge.Judge, error) {
	judges, beside := map[string]*judge.Judge{}, map[string]map[string]any{}
	for _, asked := range questions {
		if beside[asked.cluster()] == nil {
			beside[asked.cluster()] = map[string]any{}
		}
		maps.Copy(beside[asked.cluster()], asked.Beside)
	}
	for _, asked := range questions {
		if judges[asked.cluster()] != nil {
			continue
		}
		made, err := judge.New(virtapi.Options{FeatureGates: asked.Gates, Architecture: asked.Arch}, schemas, beside[asked.cluster()])
		if err != nil {
			return nil, fmt.Errorf("cluster %s: %w", asked.cluster(), err)
		}
		judges[asked.cluster()] = made
	}
	return judges, nil
}

func inParallel(count int, work func(int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range count {
		next <- i
	}
	close(next)
	workers.Wait()
}

//go:build !before1.9

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"runtime"

	"cdk8s-kubevirt.dev/conformance/internal/judge"
)

// update is a VM as it is, and as it is to become.
type update struct {
	ID     string         `json:"id"`
	Before map[string]any `json:"before"`
	After  map[string]any `json:"after"`
}

// effectsOfAll answers updates on standard input (an update a line) in the same order with what virt-controller does about each, a line each.
func effectsOfAll(ctx context.Context, command command) error {
	var updates []update
	for input := json.NewDecoder(bufio.NewReader(os.Stdin)); input.More(); {
		var asked update
		if err := input.Decode(&asked); err != nil {
			return err
		}
		updates = append(updates, asked)
	}
	answers := os.Stdout
	os.Stdout = os.Stderr // virt-operator's webhook prints
	effects := make([]judge.Effects, len(updates))
	failures := make([]error, len(updates))
	judges := make(chan *judge.Judge, runtime.GOMAXPROCS(0)) // each does one after the other
	for range cap(judges) {
		made, err := judge.New(command.options, command.schemas, nil)
		if err != nil {
			return err
		}
		judges <- made
	}
	inParallel(len(updates), func(i int) {
		if ctx.Err() == nil {
			free := <-judges
			effects[i], failures[i] = free.Update(updates[i].Before, updates[i].After)
			effects[i].ID = updates[i].ID
			judges <- free
		}
	})
	if err := errors.Join(append(failures, ctx.Err())...); err != nil {
		return err
	}
	output := bufio.NewWriter(answers)
	encoder := json.NewEncoder(output)
	for _, effect := range effects {
		if err := encoder.Encode(effect); err != nil {
			return err
		}
	}
	return output.Flush()
}

//go:build !before1.9

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"cdk8s-kubevirt.dev/conformance/internal/quota"
)

// namespaceAll compares verdicts on pods and claims on standard input with those of Kubernetes' own code.
func namespaceAll(context.Context, command) error {
	total, wrong := 0, 0
	for lines := json.NewDecoder(bufio.NewReader(os.Stdin)); lines.More(); {
		var admission quota.Admission
		if err := lines.Decode(&admission); err != nil {
			return err
		}
		total++
		verdict, err := quota.Judge(admission)
		if err != nil {
			return fmt.Errorf("%s: %w", admission.Name, err)
		}
		differences := compareFigures("charged", admission.Expected.Usage, verdict.Usage)
		for _, difference := range []struct {
			what             string
			expected, actual bool
		}{
			{"is charged", admission.Expected.IsCharged, verdict.IsCharged},
			{"is complete", admission.Expected.IsComplete, verdict.IsComplete},
			{"is within bounds", admission.Expected.IsWithinBounds, verdict.IsWithinBounds},
		} {
			if difference.expected != difference.actual {
				differences = append(differences, fmt.Sprintf("%s: expected %t, Kubernetes %t", difference.what, difference.expected, difference.actual))
			}
		}
		if len(differences) > 0 {
			wrong++
			source, _ := json.Marshal(admission)
			fmt.Println("DIFFERS", string(source))
			for _, difference := range differences {
				fmt.Println("       ", difference)
			}
		}
	}
	if total == 0 {
		return errors.New("no vectors")
	}
	fmt.Printf("%d pods and claims, %d judged as Kubernetes does\n", total, total-wrong)
	if wrong > 0 {
		return fmt.Errorf("%d differ", wrong)
	}
	return nil
}

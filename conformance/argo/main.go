// argo judges the Workflows, WorkflowTemplates and CronWorkflows of some YAML files as `argo lint --offline` does, by Argo's own code, together with each other.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/workflow/templateresolution"
	"github.com/argoproj/argo-workflows/v4/workflow/validate"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// object is one of the files that Argo knows the kind of.
type object struct {
	file string
	metav1.TypeMeta
	metav1.ObjectMeta `json:"metadata"`
	text              []byte
}

// templates are the WorkflowTemplates of a namespace.
type templates map[string]*wfv1.WorkflowTemplate

func (t templates) Get(_ context.Context, name string) (*wfv1.WorkflowTemplate, error) {
	if found, ok := t[name]; ok {
		return found, nil
	}
	return nil, fmt.Errorf("workflow template %q is not among the files", name)
}

func main() {
	ctx := logging.WithLogger(context.Background(), logging.NewSlogLogger(logging.Error, logging.Text))
	if err := prove(ctx); err != nil {
		fail(err)
	}
	objects, err := read(os.Args[1:])
	if err != nil {
		fail(err)
	}
	refused := 0
	for _, problem := range judge(ctx, objects) {
		fmt.Println(problem)
		refused++
	}
	fmt.Printf("%d objects judged by Argo's linter, %d refused\n", len(objects), refused)
	if refused > 0 || len(objects) == 0 {
		os.Exit(1)
	}
}

// prove shows that what Argo refuses is refused here: an output of a step that is not there.
func prove(ctx context.Context) error {
	bad := object{file: "proof", TypeMeta: metav1.TypeMeta{Kind: "Workflow"}, text: []byte(`
metadata: {name: bad}
spec:
  entrypoint: main
  templates:
    - name: main
      steps: [[{name: a, template: echo, arguments: {parameters: [{name: x, value: "{{steps.b.outputs.parameters.y}}"}]}}]]
    - name: echo
      inputs: {parameters: [{name: x}]}
      container: {image: "busybox:1.37"}
`)}
	if len(judge(ctx, []object{bad})) == 0 {
		return errors.New("Argo's linter takes an output of a step that is not there: it judges nothing")
	}
	return nil
}

func judge(ctx context.Context, objects []object) []string {
	known := map[string]templates{}
	for _, one := range objects {
		if one.Kind != "WorkflowTemplate" {
			continue
		}
		template := &wfv1.WorkflowTemplate{}
		if yaml.UnmarshalStrict(one.text, template) == nil {
			if known[one.Namespace] == nil {
				known[one.Namespace] = templates{}
			}
			known[one.Namespace][one.Name] = template
		}
	}
	problems := []string{}
	for _, one := range objects {
		if err := lint(ctx, one, known[one.Namespace]); err != nil {
			problems = append(problems, fmt.Sprintf("%s: %s %s/%s: %s", one.file, one.Kind, one.Namespace, one.Name+one.GenerateName, err))
		}
	}
	return problems
}

func lint(ctx context.Context, one object, getter templates) error {
	cluster := &templateresolution.NullClusterWorkflowTemplateGetter{}
	opts := validate.ValidateOpts{Lint: true}
	switch one.Kind {
	case "Workflow":
		workflow := &wfv1.Workflow{}
		if err := yaml.UnmarshalStrict(one.text, workflow); err != nil {
			return err
		}
		return validate.ValidateWorkflow(ctx, getter, cluster, workflow, nil, opts)
	case "WorkflowTemplate":
		template := &wfv1.WorkflowTemplate{}
		if err := yaml.UnmarshalStrict(one.text, template); err != nil {
			return err
		}
		return validate.ValidateWorkflowTemplate(ctx, getter, cluster, template, nil, opts)
	default:
		cron := &wfv1.CronWorkflow{}
		if err := yaml.UnmarshalStrict(one.text, cron); err != nil {
			return err
		}
		return validate.ValidateCronWorkflow(ctx, getter, cluster, cron, nil)
	}
}

// read finds the objects of Argo in files and folders.
func read(paths []string) ([]object, error) {
	objects := []object{}
	for _, path := range paths {
		err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".yaml") {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			found, err := objectsIn(file, text)
			objects = append(objects, found...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return objects, nil
}

func objectsIn(file string, text []byte) ([]object, error) {
	objects := []object{}
	documents := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return objects, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		one := object{file: file, text: document}
		if err := yaml.Unmarshal(document, &one); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if strings.HasPrefix(one.APIVersion, "argoproj.io/") && strings.Contains(one.Kind, "Workflow") {
			objects = append(objects, one)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

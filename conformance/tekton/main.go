// tekton judges the Tasks, Pipelines and PipelineRuns of some YAML files as Tekton's webhook does, by Tekton's own code.
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

	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"knative.dev/pkg/apis"
	"sigs.k8s.io/yaml"
)

// object is one of the files that Tekton knows the kind of.
type object struct {
	file string
	metav1.TypeMeta
	metav1.ObjectMeta `json:"metadata"`
	text              []byte
}

// resource is what Tekton's webhook defaults, then validates.
type resource interface {
	apis.Defaultable
	apis.Validatable
}

func main() {
	ctx := apis.WithinCreate(context.Background())
	if err := prove(ctx); err != nil {
		fail(err)
	}
	objects := []object{}
	for _, path := range os.Args[1:] {
		found, err := read(path)
		if err != nil {
			fail(err)
		}
		objects = append(objects, found...)
	}
	refused := 0
	for _, one := range objects {
		if err := validate(ctx, one); err != nil {
			fmt.Printf("%s: %s %s/%s: %s\n", one.file, one.Kind, one.Namespace, one.Name+one.GenerateName, err)
			refused++
		}
	}
	fmt.Printf("%d objects judged by Tekton's validation, %d refused\n", len(objects), refused)
	if refused > 0 || len(objects) == 0 {
		os.Exit(1)
	}
}

// prove shows that what Tekton refuses is refused here: a result of a task that is not there.
func prove(ctx context.Context) error {
	bad := object{TypeMeta: metav1.TypeMeta{Kind: "Pipeline"}, text: []byte(`
metadata: {name: bad}
spec:
  tasks:
    - name: a
      taskRef: {name: a}
      params: [{name: x, value: "$(tasks.b.results.y)"}]
`)}
	if validate(ctx, bad) == nil {
		return errors.New("Tekton takes a result of a task that is not there: it judges nothing")
	}
	return nil
}

func validate(ctx context.Context, one object) error {
	kinds := map[string]resource{"Task": &v1.Task{}, "Pipeline": &v1.Pipeline{}, "PipelineRun": &v1.PipelineRun{}}
	target, ok := kinds[one.Kind]
	if !ok {
		return fmt.Errorf("kind %s is not judged: add it", one.Kind)
	}
	if err := yaml.UnmarshalStrict(one.text, target); err != nil {
		return err
	}
	// The API server makes a name before it asks the webhook.
	if named, ok := target.(metav1.Object); ok && named.GetName() == "" {
		named.SetName(named.GetGenerateName() + "x2b7c")
	}
	target.SetDefaults(ctx)
	if err := target.Validate(ctx); err != nil {
		return err
	}
	return nil
}

// read finds the objects of Tekton in a file or a folder.
func read(path string) ([]object, error) {
	objects := []object{}
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
	return objects, err
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
		if strings.HasPrefix(one.APIVersion, "tekton.dev/") {
			objects = append(objects, one)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

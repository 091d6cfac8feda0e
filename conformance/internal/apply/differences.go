package apply

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// ownedByUser leaves out what only the server writes.
func ownedByUser(object *unstructured.Unstructured) any {
	copied := object.DeepCopy().Object
	unstructured.RemoveNestedField(copied, "metadata", "managedFields")
	unstructured.RemoveNestedField(copied, "metadata", "resourceVersion")
	delete(copied, "status")
	return copied
}

// differences names each field that changed, with both values.
func differences(path string, before, after any) []string {
	left, leftIsMap := before.(map[string]any)
	right, rightIsMap := after.(map[string]any)
	if !leftIsMap || !rightIsMap {
		return differ(path, before, after)
	}
	names := maps.Clone(left)
	maps.Copy(names, right)
	var found []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		found = append(found, differences(path+"."+name, left[name], right[name])...)
	}
	return found
}

// rewritten names each written field that is stored with another value; a client that compares the two sees a diff for ever.
func rewritten(path string, written, stored any) []string {
	var found []string
	switch written := written.(type) {
	case map[string]any:
		if stored, ok := stored.(map[string]any); ok {
			for _, name := range slices.Sorted(maps.Keys(written)) {
				found = append(found, rewritten(path+"."+name, written[name], stored[name])...)
			}
			return found
		}
	case []any:
		if stored, ok := stored.([]any); ok && len(stored) == len(written) {
			for i := range written {
				found = append(found, rewritten(fmt.Sprintf("%s[%d]", path, i), written[i], stored[i])...)
			}
			return found
		}
	}
	return differ(path, written, stored)
}

func differ(path string, before, after any) []string {
	was, is := shown(before), shown(after)
	if was == is {
		return nil
	}
	return []string{fmt.Sprintf("%s: %s becomes %s", path, was, is)}
}

func shown(value any) string {
	if value == nil {
		return "nothing"
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}

//go:build before1.7

package builtin

import (
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaim"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaimtemplate"
)

var (
	claims         = resourceclaim.Strategy
	claimTemplates = resourceclaimtemplate.Strategy
)

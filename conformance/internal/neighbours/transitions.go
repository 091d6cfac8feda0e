package neighbours

// transitions are the rules of CRDs that compare an object with what it was, by kind and field, as the releases that imports/schemas were taken from have
// them; the schemas leave rules out.
var transitions = map[string]map[string][]string{
	"UserDefinedNetwork":        {"spec": {"self == oldSelf"}},
	"ClusterUserDefinedNetwork": {"spec.network": {"self == oldSelf"}},
	"VolumeSnapshot": {
		"spec.source": {
			"!has(oldSelf.persistentVolumeClaimName) || has(self.persistentVolumeClaimName)",
			"!has(oldSelf.volumeSnapshotContentName) || has(self.volumeSnapshotContentName)",
		},
		"spec.source.persistentVolumeClaimName": {"self == oldSelf"},
		"spec.source.volumeSnapshotContentName": {"self == oldSelf"},
	},
}

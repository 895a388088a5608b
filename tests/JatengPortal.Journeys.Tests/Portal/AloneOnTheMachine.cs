namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Tests that measure time: nothing runs beside them.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;

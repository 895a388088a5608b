namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>What a rendered body says of its own accord, in its language.</summary>
/// <param name="TableLabel">What a screen reader calls a scrolling table; <c>{0}</c> is its number in the body.</param>
/// <param name="LeavesSite">What it says after a link to another site.</param>
internal sealed record BodyWords(string TableLabel, string LeavesSite);

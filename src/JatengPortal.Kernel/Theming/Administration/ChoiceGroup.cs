namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>Neighbours of one heading among choices.</summary>
internal sealed record ChoiceGroup(string? Heading, IReadOnlyList<Choice> Choices)
{
    /// <summary>In the order of the choices.</summary>
    public static IEnumerable<ChoiceGroup> Of(IEnumerable<Choice> choices) =>
        choices.GroupBy(choice => choice.Group).Select(group => new ChoiceGroup(group.Key, [.. group]));
}

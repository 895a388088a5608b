namespace JatengPortal.Journeys.Tests;

/// <summary>Something wrong with a page that a check found.</summary>
/// <param name="Code"><c>thing.reason</c>, such as <c>link.dead</c>.</param>
/// <param name="Page">The address of the page that has it.</param>
/// <param name="Detail">What exactly: the target, the element, the rule.</param>
internal sealed record Finding(string Code, string Page, string Detail)
{
    public override string ToString() => $"{Code}  {Page}  {Detail}";
}

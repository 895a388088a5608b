namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>What an address answered, after at most five redirects.</summary>
/// <param name="Address">The address asked for.</param>
/// <param name="Final">The address that answered in the end.</param>
/// <param name="Status">Its status; 0 when nothing answered.</param>
/// <param name="MediaType">Its media type without parameters; empty when it names none.</param>
/// <param name="Text">Its body if it is text, else empty.</param>
internal sealed record Answer(Uri Address, Uri Final, int Status, string MediaType, string Text)
{
    public bool IsGood => Status is >= 200 and < 300;

    public bool IsPage => IsGood && MediaType == "text/html";
}

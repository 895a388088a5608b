using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class OldPathTests
{
    [Theory]
    [InlineData("/2023/05/nama-artikel/", "/2023/05/nama-artikel")]
    [InlineData("/2023/05/Nama-Artikel", "/2023/05/nama-artikel")]
    [InlineData("/kata%20dua/%C3%89cole//", "/kata dua/école")]
    [InlineData("/a//b/", "/a//b")]
    [InlineData("/100%-pasti", "/100%-pasti")]
    public void However_an_address_is_written_its_page_has_one_old_path(string path, string expected)
    {
        Assert.True(OldPath.TryOf(path, out var old));
        Assert.Equal(expected, old.Value);
        Assert.True(OldPath.TryOf(old.Value, out var again));
        Assert.Equal(old, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("tanpa-garis")]
    [InlineData("/a%00b")]
    [InlineData("/a%0Ab")]
    public void The_home_page_and_what_is_no_path_have_none(string path) => Assert.False(OldPath.TryOf(path, out _));

    [Fact]
    public void A_path_has_at_most_400_characters()
    {
        Assert.True(OldPath.TryOf("/" + new string('a', 399), out _));
        Assert.False(OldPath.TryOf("/" + new string('a', 400), out _));
        Assert.False(OldPath.TryOf("/" + new string('a', 100_000), out _));
    }

    [Fact]
    public void A_page_with_a_number_has_a_path_of_its_own() => Assert.Equal("/?p=123", OldPath.OfNumber("p", 123).Value);
}

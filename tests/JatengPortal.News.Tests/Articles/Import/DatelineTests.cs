using JatengPortal.News.Articles.Import;

namespace JatengPortal.News.Tests.Articles.Import;

public sealed class DatelineTests
{
    private const string Sentence = "Petugas menggelar simulasi di lima kecamatan.";

    [Theory]
    [InlineData("KUDUS – ", "Kudus", "")]
    [InlineData("KUDUS - ", "Kudus", "")]
    [InlineData("KUDUS— ", "Kudus", "")]
    [InlineData("KUDUS, - ", "Kudus", "")]
    [InlineData("KUDUS (Contoh.id) – ", "Kudus", "Contoh.id")]
    [InlineData("KUDUS, kabar, contoh.id - ", "Kudus", "kabar, contoh.id")]
    [InlineData("CONTOH.ID, Kudus — ", "Kudus", "CONTOH.ID")]
    [InlineData("Kudus (CONTOH) - ", "Kudus", "CONTOH")]
    [InlineData("KOTA SEMARANG, CONTOH.com - ", "Kota Semarang", "CONTOH.com")]
    [InlineData("SEMARANG, JAWA TENGAH – ", "Semarang, Jawa Tengah", "")]
    public void The_place_is_told_from_the_outlet(string prefix, string place, string outlet)
    {
        var dateline = Dateline.Read(prefix + Sentence);

        Assert.Equal(new Dateline(place, outlet, "", Sentence), dateline);
    }

    [Fact]
    public void A_date_in_it_is_kept_apart() =>
        Assert.Equal(new Dateline("Kudus", "", "7 Oktober 2024", Sentence), Dateline.Read("KUDUS, 7 Oktober 2024 – " + Sentence));

    [Theory]
    [InlineData("Petugas - semuanya relawan - menggelar simulasi di lima kecamatan.")]
    [InlineData("Bupati Kudus, seorang dokter - menurut daftar - menggelar simulasi.")]
    [InlineData("UU 10/2016 - yang mengatur pilkada - masih berlaku hingga kini.")]
    [InlineData("Pilkada 2024 – " + Sentence)]
    [InlineData("KUDUS " + Sentence)]
    [InlineData("KUDUS – pendek")]
    [InlineData(" – " + Sentence)]
    [InlineData("")]
    public void Other_dashes_make_no_dateline(string line) => Assert.Null(Dateline.Read(line));

    [Fact]
    public void It_stands_near_the_beginning_of_its_line() =>
        Assert.Null(Dateline.Read(new string('A', 95) + " – " + Sentence));
}

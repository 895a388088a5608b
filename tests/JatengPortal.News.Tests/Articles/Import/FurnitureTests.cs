using JatengPortal.News.Articles.Import;

namespace JatengPortal.News.Tests.Articles.Import;

public sealed class FurnitureTests
{
    [Theory]
    [InlineData("Tinggalkan Balasan", Why.CommentForm)]
    [InlineData("Tinggalkan komentar Anda", Why.CommentForm)]
    [InlineData("Batalkan balasan", Why.CommentForm)]
    [InlineData("Komentar *", Why.CommentForm)]
    [InlineData("Nama*", Why.CommentForm)]
    [InlineData("12 Komentar", Why.CommentForm)]
    [InlineData("Simpan nama, email, dan situs web saya pada peramban ini untuk komentar saya berikutnya.", Why.CommentForm)]
    [InlineData("Baca juga: Jadwal lengkap", Why.RelatedLink)]
    [InlineData("BACA JUGA Jadwal lengkap", Why.RelatedLink)]
    [InlineData("Ikuti kami di Google News", Why.RelatedLink)]
    [InlineData("Dapatkan berita pilihan di WhatsApp Channel Contoh", Why.RelatedLink)]
    [InlineData("Artikel ini telah tayang di contoh.id", Why.RelatedLink)]
    [InlineData("Sumber: Humas", Why.Source)]
    [InlineData("Sumber :", Why.Source)]
    [InlineData("Penulis: Nama Orang", Why.Byline)]
    [InlineData("Editor : Nama", Why.Byline)]
    [InlineData("Oleh: Nama", Why.Byline)]
    [InlineData("Foto: Humas", Why.Caption)]
    [InlineData("Tags: pilkada, kudus", Why.Tags)]
    [InlineData("ADVERTISEMENT", Why.Advertisement)]
    [InlineData("Bagikan ini:", Why.Advertisement)]
    [InlineData("Copyright 2024 Contoh", Why.Advertisement)]
    [InlineData("( * )", Why.SignOff)]
    public void Furniture_is_recognised_by_how_sites_write_it(string line, string why) => Assert.Equal(why, Furniture.Recognise(line));

    [Theory]
    [InlineData("Oleh karena itu, petugas bersiap.")]
    [InlineData("Sumber daya manusia menjadi kunci.")]
    [InlineData("Fotonya tersebar luas.")]
    [InlineData("Komentar warga beragam.")]
    [InlineData("Nama calon diumumkan hari ini.")]
    [InlineData("Iklan kampanye dibatasi.")]
    [InlineData("Topik debat diumumkan.")]
    [InlineData("Bagikan undangan kepada warga.")]
    [InlineData("Baca doa bersama.")]
    [InlineData("Berita terkait hoaks diperiksa.")]
    [InlineData("Editorial hari ini membahas pilkada.")]
    public void Sentences_that_begin_alike_are_text(string line) => Assert.Null(Furniture.Recognise(line));

    [Theory]
    [InlineData("selesai. (*)", "selesai.")]
    [InlineData("selesai.(**)", "selesai.")]
    [InlineData("selesai (KPU)", null)]
    [InlineData("selesai. (hms)", null)]
    [InlineData("selesai *", null)]
    public void Only_stars_in_parentheses_are_a_sign_off(string line, string? kept) => Assert.Equal(kept, Furniture.WithoutSignOff(line));

    [Theory]
    [InlineData("Warga antre di TPS.-Istimewa/ Nama Juru Foto -", true)]
    [InlineData("Warga antre (Foto: Humas)", true)]
    [InlineData("Warga antre. (dok. Pemprov)", true)]
    [InlineData("Warga antre (ist)", true)]
    [InlineData("Warga antre - dan pulang.", false)]
    [InlineData("Warga antre (istri dan anak)", false)]
    public void A_credit_at_the_end_marks_a_caption(string line, bool isCredit) => Assert.Equal(isCredit, Furniture.EndsInCredit(line));

    [Fact]
    public void A_line_of_a_megabyte_is_looked_at_no_further()
    {
        Assert.Null(Furniture.Recognise("Sumber: " + new string('a', 1_000_000)));
        Assert.False(Furniture.EndsInCredit(new string('(', 1_000_000)));
    }
}

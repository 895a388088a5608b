using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Kernel.Data.Migrations.Host.Postgres
{
    /// <inheritdoc />
    public partial class FeatureProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "feature_profiles",
                table: "tenants",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "profiles_revision",
                table: "host",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "feature_profiles",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feature_profiles", x => x.id);
                });

            migrationBuilder.UpdateData(
                table: "host",
                keyColumn: "id",
                keyValue: 1,
                column: "profiles_revision",
                value: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feature_profiles");

            migrationBuilder.DropColumn(
                name: "feature_profiles",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "profiles_revision",
                table: "host");
        }
    }
}
